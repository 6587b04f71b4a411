package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.KeyPair;
import java.time.Duration;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.enrolment.Box;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Enrolment, renewal and revocation over HTTP, on a real database.
class CertificatesApiTest {

    private static final String ENROLMENT = "/api/v1/enrolment";
    private static final String RENEWAL = "/api/v1/enrolment/renewal";
    private static final String LIST = "/api/v1/homes/gw-willemse/certificates";

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    private Box enrolled() {
        KeyPair keys = Box.newKeys();
        String code = centre.enrolment.newCode(NightShift.WILLEMSE).secret();
        Caller.Answer answer =
                centre.anybody().post(ENROLMENT, ContractJson.toText(new Enrolment.Request(code, Box.request(keys))));
        assertThat(answer.status()).isEqualTo(200);
        return new Box(keys, answer.json().get("certificate").asText());
    }

    private Caller.Answer renew(Box box) {
        return centre.anybody().post(RENEWAL, ContractJson.toText(box.renewal()));
    }

    @Test
    void aBoxRenewsWithoutBeingSignedInAndWithoutACertificateInTls() {
        Box box = enrolled();
        Caller.Answer answer = renew(box);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("certificate").asText())
                .contains("BEGIN CERTIFICATE")
                .isNotEqualTo(box.certificate());
        assertThat(answer.json().get("gateway").asText()).isEqualTo("gw-willemse");
    }

    @Test
    void eachRefusalHasItsOwnWord() {
        Box box = enrolled();
        assertThat(centre.anybody().post(RENEWAL, "{}").error()).isEqualTo("bad-request");
        assertThat(centre.anybody()
                        .post(
                                RENEWAL,
                                ContractJson.toText(
                                        new Enrolment.Renewal(box.certificate(), Box.request(box.keys()), "AAAA")))
                        .error())
                .isEqualTo("bad-request");
        assertThat(centre.anybody().post(RENEWAL, " ".repeat(70_000)).status()).isEqualTo(413);
        Box thief = new Box(Box.newKeys(), box.certificate());
        assertThat(renew(thief).status()).isEqualTo(403);
        assertThat(renew(thief).error()).isEqualTo("not-allowed");
        KeyPair keys = Box.newKeys();
        Box unknown = new Box(
                keys,
                centre.authority
                        .issueGateway(Box.request(keys), NightShift.WILLEMSE)
                        .pem());
        assertThat(renew(unknown).error()).isEqualTo("certificate-unknown");
        centre.night.fixture.asAdministrator("update gateway_certificate set revoked_at = now()");
        assertThat(renew(box).status()).isEqualTo(403);
        assertThat(renew(box).error()).isEqualTo("certificate-revoked");
    }

    @Test
    void whoAsksOverAndOverIsSlowedDownAndNobodyElseAtItsAddress() {
        Box mad = enrolled();
        Box neighbour = enrolled();
        for (int i = 0; i < 5; i++) {
            assertThat(renew(mad).status()).isEqualTo(200);
        }
        Caller.Answer slowed = renew(mad);
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("Retry-After")).isPresent();
        assertThat(renew(neighbour).status()).isEqualTo(200);
        centre.clock.forward(Duration.ofMinutes(1));
        assertThat(renew(mad).error()).as("eight certificates").isEqualTo("certificate-limit");
    }

    @Test
    void anAdministratorSeesAndRevokesTheCertificatesOfHerOwnHomesAlone() {
        Box box = enrolled();
        renew(box);
        JsonNode listed = centre.as("bas").get(LIST).json();
        assertThat(listed).hasSize(2);
        String serial = listed.get(1).get("serial").asText();
        assertThat(listed.get(0).get("renewalOf").asText()).isEqualTo(serial);

        String revoke = LIST + "/" + serial + "/revoke";
        centre.night.press();
        for (String other : new String[] {"fatima", "ans", "zoe"}) {
            assertThat(centre.as(other).get(LIST).status()).as(other).isEqualTo(403);
            assertThat(centre.as(other).post(revoke).status()).as(other).isEqualTo(403);
        }
        assertThat(centre.revoked).isEmpty();

        Caller.Answer revoked = centre.as("bas").post(revoke);
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.json().has("revokedAt")).isTrue();
        assertThat(centre.revoked).containsExactly("gw-willemse " + serial);
        assertThat(centre.as("bas").post(revoke).json().get("revokedAt"))
                .as("again changes nothing")
                .isEqualTo(revoked.json().get("revokedAt"));
        assertThat(centre.as("bas").get(LIST).json().get(0).has("revokedAt"))
                .as("only this one")
                .isFalse();
        assertThat(centre.looks())
                .contains("Bas read certificates done", "Bas change certificate-revoked " + serial + " done");
    }

    @Test
    void anAdministratorOfAnotherOrganisationFindsNothingEvenDuringAnAlarm() {
        enrolled();
        String serial = centre.as("bas").get(LIST).json().get(0).get("serial").asText();
        centre.night.press();
        for (String stranger : new String[] {"nina", "xander"}) {
            assertThat(centre.as(stranger).get(LIST).error()).isEqualTo("not-found");
            assertThat(centre.as(stranger).post(LIST + "/" + serial + "/revoke").error())
                    .isEqualTo("not-found");
        }
        assertThat(centre.revoked).isEmpty();
        assertThat(centre.as("bas").get(LIST).json().get(0).has("revokedAt")).isFalse();
        assertThat(centre.looksOf(centre.night.nightCentre)).contains("Nina read certificates not-found");
    }

    @Test
    void whatIsNotThereIsToldAsSuch() {
        for (String path : new String[] {
            "/api/v1/homes/gw-nobody/certificates/ab/revoke",
            LIST + "/ab/revoke",
            LIST + "/%00/revoke",
            LIST + "/XYZ/revoke"
        }) {
            assertThat(centre.as("bas").post(path).error()).as(path).isEqualTo("not-found");
        }
        assertThat(centre.as("bas").get("/api/v1/homes/gw-nobody/certificates").error())
                .isEqualTo("not-found");
    }
}
