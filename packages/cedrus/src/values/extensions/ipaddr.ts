export class IpAddr { equals(other: IpAddr): boolean { return this === other; } key(): string { return ""; } }
