package nl.nabij.contract.face;

import java.util.List;
import java.util.Optional;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;

/// Signing in at the centre.
public final class SignIn {

    private SignIn() {}

    /// @param code of her second factor, where she has one: the six digits that her app shows, or a
    ///     recovery code
    public record Request(String user, String password, Optional<String> code) {
        public Request(String user, String password) {
            this(user, password, Optional.empty());
        }
    }

    /// @param token for `Authorization: Bearer`; the same session is in the cookie
    public record Answer(String token, Me me) {}

    /// @param roles `operator`, `carer`, `administrator`
    /// @param shownName as colleagues and the resident read it
    /// @param confined whether she may do nothing but set up the second factor that her organisation asks for
    public record Me(
            UserId id,
            String user,
            String shownName,
            OrganisationId organisation,
            String organisationName,
            List<String> roles,
            boolean confined) {
        public Me {
            roles = List.copyOf(roles);
        }
    }
}
