// `npm run build`: set-up is all there is to building.
import { setUp } from "./setup.mjs";

setUp();
