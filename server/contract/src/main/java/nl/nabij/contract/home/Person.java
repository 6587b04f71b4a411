package nl.nabij.contract.home;

/// Somebody whom the resident may call, as her own screen shows it.
///
/// @param relation `neighbour`, `son`, `daughter`, `partner`, `friend`, `other`
public record Person(String name, String relation, String phone) {}
