package nl.nabij.contract.face;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallState;

/// All that a relative is told of a home, and of her own way in. Whether somebody is there is not in it.
///
/// @param me this relative; the party of calls is `relative-` and this
/// @param name as the client calls this relative
/// @param clientName who lives there, as staff address her
/// @param mayCall whether her knock rings there
/// @param from between which times
/// @param openNow whether it is one of them
/// @param onScreen whether the client can call her by her face
/// @param comesIn what the client recorded: that this relative may come in without her pressing anything
/// @param photo name of the photo, where there is one
/// @param browser this one
/// @param planned calls with this relative that were agreed upon, of the next 14 days and today's; at most 20
public record FamilyHome(
        UUID me,
        String name,
        GatewayId home,
        String clientName,
        boolean mayCall,
        String from,
        String until,
        boolean openNow,
        boolean onScreen,
        List<ComesIn> comesIn,
        Optional<String> photo,
        List<Browser> browsers,
        UUID browser,
        List<Passkey> passkeys,
        List<CallPlans.PlanDay> planned) {

    public FamilyHome {
        comesIn = List.copyOf(comesIn);
        browsers = List.copyOf(browsers);
        passkeys = List.copyOf(passkeys);
        planned = List.copyOf(planned);
    }

    /// @param picture what of herself is shown then
    public record ComesIn(
            List<DayOfWeek> days, String from, String until, CallState.Picture picture, Optional<LocalDate> lastDay) {
        public ComesIn {
            days = List.copyOf(days);
        }
    }

    /// @param device what the browser says of itself, as far as anybody recognises it: `Safari · iPhone`
    /// @param lastSeen within a day
    public record Browser(UUID id, String device, Instant since, Instant lastSeen) {}

    /// @param id of the credential
    /// @param device on which it was made
    public record Passkey(String id, String device, Instant since, Optional<Instant> lastUsed) {}

    /// The body of `POST /api/v1/family/open`.
    ///
    /// @param secret what stands behind the `#` of the link
    /// @param device what this browser is called in the list; 1 to 60 characters
    public record Open(String secret, String device) {
        public Open {
            HomeFields.check(secret.length() <= 100, "secret is not one of ours");
            device = HomeFields.text("device", device, 60);
        }
    }

    /// What a browser needs to make or use a passkey; all bytes as base64url.
    ///
    /// @param challenge works once, within 5 minutes
    /// @param rpId the name of this server for passkeys
    /// @param user with which a passkey is made; absent to sign in
    /// @param known passkeys that this relative has already
    public record PasskeyAsk(
            String challenge, String rpId, Optional<String> user, Optional<String> userName, List<String> known) {
        public PasskeyAsk {
            known = List.copyOf(known);
        }
    }

    /// The body of `POST /api/v1/family/passkeys`: what the browser answered, as base64url.
    public record PasskeyMade(String attestationObject, String clientData, String device) {
        public PasskeyMade {
            checkLength(attestationObject, clientData);
            device = HomeFields.text("device", device, 60);
        }
    }

    /// The body of `POST /api/v1/family/passkey-sign-in`: what the browser answered, as base64url.
    public record PasskeyUsed(String id, String authenticatorData, String clientData, String signature, String device) {
        public PasskeyUsed {
            checkLength(id, authenticatorData, clientData, signature);
            device = HomeFields.text("device", device, 60);
        }
    }

    private static void checkLength(String... parts) {
        for (String part : parts) {
            HomeFields.check(part.length() <= 8_192, "a part of the passkey is longer than 8,192 characters");
        }
    }
}
