// The extension functions, by their names in Cedar. A method's receiver is its first argument.
module FunctionNamesModel {
  datatype ExtensionFunction =
    | FnDecimal | FnLessThan | FnLessThanOrEqual | FnGreaterThan | FnGreaterThanOrEqual
    | FnIp | FnIsIpv4 | FnIsIpv6 | FnIsLoopback | FnIsMulticast | FnIsInRange
    | FnDatetime | FnOffset | FnDurationSince | FnToDate | FnToTime
    | FnDuration | FnToMilliseconds | FnToSeconds | FnToMinutes | FnToHours | FnToDays
}
