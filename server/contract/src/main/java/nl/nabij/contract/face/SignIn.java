package nl.nabij.contract.face;

import java.util.List;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;

/// Signing in at the centre.
public final class SignIn {

    private SignIn() {}

    public record Request(String user, String password) {}

    /// @param token for `Authorization: Bearer`; the same session is in the cookie
    public record Answer(String token, Me me) {}

    /// @param roles `operator`, `carer`, `administrator`
    /// @param shownName as colleagues and the resident read it
    public record Me(
            UserId id,
            String user,
            String shownName,
            OrganisationId organisation,
            String organisationName,
            List<String> roles) {
        public Me {
            roles = List.copyOf(roles);
        }
    }
}
