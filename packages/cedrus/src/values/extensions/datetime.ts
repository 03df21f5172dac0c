import type { Long } from "../../data/int64.ts";
export class Datetime { readonly millis: Long; constructor(millis: Long) { this.millis = millis; } }
