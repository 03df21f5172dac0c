import type { Long } from "../../data/int64.ts";
export class Duration { readonly millis: Long; constructor(millis: Long) { this.millis = millis; } }
