// Cedar's `ipaddr`: an IPv4 or IPv6 address, or a range of them in CIDR notation.
include "../../data/text.dfy"
module IpAddrModel {
  import opened ResultModel
  import opened TextModel

  // `address` as one number, with the bits behind the prefix: 10.0.0.1/24 and 10.0.0.2/24 are different values.
  datatype IpAddr = IpAddr(isV6: bool, address: int, prefix: int)

  // ipaddr ::= (v4 | v6) ("/" number)?
  function method ParseIpAddr(text: string): Option<IpAddr> {
    var parts := Split(text, '/');
    var v4 := ParseV4(parts[0]);
    if v4.Some? then WithPrefix(false, v4.value, parts)
    else var v6 := ParseV6(parts[0]); if v6.Some? then WithPrefix(true, v6.value, parts) else None
  }
  function method WithPrefix(isV6: bool, address: int, parts: seq<string>): Option<IpAddr> {
    if |parts| == 1 then Some(IpAddr(isV6, address, Bits(isV6)))
    else if |parts| != 2 then None
    else var prefix := ParseNumber(parts[1], Bits(isV6));
      if prefix.Some? then Some(IpAddr(isV6, address, prefix.value)) else None
  }
  function method Bits(isV6: bool): int { if isV6 then 128 else 32 }

  // number ::= "0" | [1-9] digit{0,2}, at most `max`
  function method ParseNumber(text: string, max: int): Option<int> {
    if |text| > 3 || (|text| > 1 && text[0] == '0') then None
    else var n := ParseDigits(text); if n.Some? && n.value <= max then n else None
  }

  // v4 ::= number "." number "." number "." number, each at most 255
  function method ParseV4(text: string): Option<int> {
    var parts := Split(text, '.');
    if |parts| != 4 then None else
    var a, b, c, d := ParseNumber(parts[0], 255), ParseNumber(parts[1], 255), ParseNumber(parts[2], 255), ParseNumber(parts[3], 255);
    if a.Some? && b.Some? && c.Some? && d.Some?
    then Some(((a.value * 256 + b.value) * 256 + c.value) * 256 + d.value)
    else None
  }

  // v6 ::= eight groups | groups? "::" groups?, where "::" stands for at least one group of zero
  function method ParseV6(text: string): Option<int> {
    var at := IndexOf(text, "::");
    if at == |text| then
      var groups := ParseGroups(text);
      if groups.Some? && |groups.value| == 8 then Some(Join(groups.value, 0)) else None
    else
      var head, tail := ParseGroups(text[..at]), ParseGroups(Drop(text, at + 2));
      if head.Some? && tail.Some? && |head.value| + |tail.value| < 8
      then Some(Join(head.value + Zeros(8 - |head.value| - |tail.value|) + tail.value, 0))
      else None
  }
  // groups ::= group (":" group)*, or nothing
  function method ParseGroups(text: string): Option<seq<int>> {
    if text == "" then Some([]) else ParseEach(Split(text, ':'))
  }
  // group ::= hexdigit{1,4}
  function method ParseEach(groups: seq<string>): Option<seq<int>>
    decreases |groups|
  {
    if |groups| == 0 then Some([])
    else if !(1 <= |groups[0]| <= 4 && AllHexDigits(groups[0])) then None
    else var rest := ParseEach(groups[1..]);
      if rest.Some? then Some([ValueOf(groups[0], 16, 0)] + rest.value) else None
  }
  function method Join(groups: seq<int>, address: int): int
    decreases |groups|
  { if |groups| == 0 then address else Join(groups[1..], address * 0x1_0000 + groups[0]) }
  function method Zeros(count: int): seq<int> { if count <= 0 then [] else [0] + Zeros(count - 1) }

  // A range runs from First to Last, both included.
  function method First(ip: IpAddr): int { ip.address / Size(ip) * Size(ip) }
  function method Last(ip: IpAddr): int { First(ip) + Size(ip) - 1 }
  function method Size(ip: IpAddr): int { Power(2, Bits(ip.isV6) - ip.prefix) }
  function method Power(base: int, exponent: int): int
    ensures base > 0 ==> Power(base, exponent) > 0
  { if exponent <= 0 then 1 else base * Power(base, exponent - 1) }

  // Whether every address of `ip` is one of `range`; never across IPv4 and IPv6.
  predicate method IsInRange(ip: IpAddr, range: IpAddr) {
    ip.isV6 == range.isV6 && First(range) <= First(ip) && Last(ip) <= Last(range)
  }
  // All of `ip` is in 127.0.0.0/8, or is ::1.
  predicate method IsLoopback(ip: IpAddr) {
    IsInRange(ip, if ip.isV6 then IpAddr(true, 1, 128) else IpAddr(false, 0x7f00_0000, 8))
  }
  // All of `ip` is in 224.0.0.0/4 or in ff00::/8.
  predicate method IsMulticast(ip: IpAddr) {
    IsInRange(ip, if ip.isV6 then IpAddr(true, 0xff00 * Power(2, 112), 8) else IpAddr(false, 0xe000_0000, 4))
  }
}
