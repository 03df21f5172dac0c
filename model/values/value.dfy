// Cedar's values. Equality (`==` in Dafny too) is structural; sets and records have no order.
include "entity-uid.dfy"
include "extensions/ipaddr.dfy"
module ValueModel {
  import opened EntityUidModel
  import opened IpAddrModel

  type Attr = string

  datatype Value =
    | BoolValue(b: bool)
    | LongValue(i: int)
    | StringValue(s: string)
    | EntityValue(uid: EntityUid)
    | SetValue(elements: set<Value>)
    | RecordValue(attrs: map<Attr, Value>)
    | DecimalValue(units: int)        // the number times 10000
    | IpAddrValue(ip: IpAddr)
    | DatetimeValue(millis: int)      // since 1970-01-01T00:00:00Z
    | DurationValue(millis: int)
}
