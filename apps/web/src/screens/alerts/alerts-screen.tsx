export function AlertsScreen() {
  return null;
}
