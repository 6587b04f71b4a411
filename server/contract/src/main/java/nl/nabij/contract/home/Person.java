package nl.nabij.contract.home;

import java.util.Optional;
import java.util.UUID;

/// Somebody whom the resident may call, as her own screen shows it.
///
/// @param relation `neighbour`, `son`, `daughter`, `partner`, `friend`, `other`; of a face also `team` (her own care
///     team) and `helpdesk`
/// @param phone empty where nobody told one: then it is a face to press and no number to dial
/// @param face whom her press calls, a person or a team; absent where there is a number only
/// @param photo name of the photo of that face, asked for by [nl.nabij.contract.call.CallSaid.Photo]
public record Person(String name, String relation, String phone, Optional<UUID> face, Optional<String> photo) {

    /// Somebody with a number only.
    public Person(String name, String relation, String phone) {
        this(name, relation, phone, Optional.empty(), Optional.empty());
    }
}
