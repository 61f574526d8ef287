/* The event types that the rules of the two documents read. */

/** The firewall, log-on and payment events of the Klendar document, with the properties that its rules use. */
export const EVENT = `create schema event (
  timestamp string,
  type string,
  src_ip string,
  dst_ip string,
  src_port int,
  dst_port int,
  bytes_sent int,
  bytes_recieved int,
  login string,
  eventid string,
  clientid string,
  amount double,
  transaction string,
  geoip java.util.Map
);`;

/** One line of a web server's log, as the López document declares it, and after that what else such a line says. */
export const REQUEST = `create map schema request (
  timestamp long,
  host string,
  clientip string,
  request string,
  proto string,
  verb string,
  response int,
  agent string,
  referer string,
  ident string,
  auth string,
  httpversion string,
  bytes long,
  rawrequest string
);`;

/** What VirusTotal knows of one field of a request. */
export const VIRUSTOTAL = `create map schema virustotal (
  target string,
  field string,
  timestamp long,
  scan_id string,
  url string,
  scan_date string,
  positives int,
  total int
);`;

/** Money taken out at a cash machine, in the López document's words. */
export const WITHDRAWAL = `create schema Retirada (
  tarjeta string,
  cantidad double
);`;
