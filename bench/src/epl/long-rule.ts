/** A rule of 20 lines: pattern, window, join, conditions of many kinds, groups, output rate. */
export const RULE = `@Name('Scan')
@Alert(name='scan', outID=1, severity='high')
insert into scans
select a.src_ip as src_ip, b.dst_ip as dst_ip, count(distinct b.dst_port) as ports,
  window(b.dst_port) as seen, max(b.bytes_sent) as most
from pattern [
  every a=event(type = 'firewall' and src_ip not in ('10.0.0.1', '10.0.0.2'))
    -> b=event(type = 'firewall' and src_ip = a.src_ip and dst_port between 1 and 1024)
      where timer:within(30 sec)
].win:time(10 min) as p,
  LoginsIP as L
where L.ip = a.src_ip
  and L.login is not null
  and (L.login not like '%$' or L.last_seen > current_timestamp - 3600000)
  and case when b.bytes_sent > 1000 then true else b.bytes_recieved > 1000 end
  and Arrays.asList(L.groups).contains('admins')
group by a.src_ip, b.dst_ip
having count(distinct b.dst_port) > 50
output first every 1 hour
order by ports desc;`;

export const LINES = RULE.split('\n').length;

/** Such rules with names of their own, 2,000 lines of them. */
export const RULES = Array.from({ length: 2000 / LINES }, (_, n) => RULE.replace("'Scan'", `'Scan${n}'`)).join('\n');
