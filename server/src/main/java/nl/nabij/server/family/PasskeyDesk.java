package nl.nabij.server.family;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.FamilyHome;
import nl.nabij.server.postgres.Database;

/// The passkeys of relatives: made by who is in already, and used to come in again without a link. Blocks.
final class PasskeyDesk {

    /// A telephone, a tablet, a laptop of each of two makers.
    static final int MOST = 10;

    private static final String SIGN_IN = "sign-in";

    private final Database database;
    private final FamilyDoor door;
    private final Challenges challenges;

    /// Made at the first passkey: the library is a second's work that a start should not wait for.
    private final Supplier<PasskeyProof> proof;

    PasskeyDesk(Database database, FamilyDoor door, Challenges challenges) {
        this.database = database;
        this.door = door;
        this.challenges = challenges;
        this.proof = new Once();
    }

    private static final class Once implements Supplier<PasskeyProof> {
        private volatile @org.jspecify.annotations.Nullable PasskeyProof made;

        @Override
        public PasskeyProof get() {
            PasskeyProof known = made;
            if (known == null) {
                known = new PasskeyProof();
                made = known;
            }
            return known;
        }
    }

    enum Refused {
        /// Its browser was ended while it was made.
        NOT_IN,
        NOT_PROVED,
        TOO_MANY,
        KNOWN_ALREADY
    }

    FamilyHome.PasskeyAsk askToMake(FamilyDoor.Inside me, String origin, String address) {
        List<String> known = database.asWorker(tx -> tx.list(
                "select id from relative_passkey where relative_id = $1", row -> row.getString(0), me.relative()));
        return new FamilyHome.PasskeyAsk(
                challenges.give(toMake(me), address),
                PasskeyProof.rpId(origin),
                Optional.of(handle(me.relative())),
                Optional.of(me.name()),
                known);
    }

    FamilyHome.PasskeyAsk askToSignIn(String origin, String address) {
        return new FamilyHome.PasskeyAsk(
                challenges.give(SIGN_IN, address),
                PasskeyProof.rpId(origin),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /// How long this address has to wait before it may ask; zero when it need not.
    Duration pause(String address) {
        return challenges.pause(address);
    }

    /// @return empty when it is made
    Optional<Refused> make(FamilyDoor.Inside me, FamilyHome.PasskeyMade said, String origin) {
        Optional<PasskeyProof.Made> made = challengeOf(said.clientData())
                .filter(challenge -> challenges.take(challenge, toMake(me)))
                .flatMap(challenge -> proof.get().made(said, challenge, origin));
        if (made.isEmpty()) {
            return Optional.of(Refused.NOT_PROVED);
        }
        return database.asWorker(tx -> {
            tx.one("select id from relative where id = $1 for no key update", row -> row.getUUID(0), me.relative());
            // What ends a browser holds that row too: one that was ended meanwhile leaves no passkey behind.
            if (!FamilyDoor.isStillIn(tx, me)) {
                return Optional.of(Refused.NOT_IN);
            }
            int many = tx.one(
                    "select count(*)::integer from relative_passkey where relative_id = $1",
                    row -> row.getInteger(0),
                    me.relative());
            if (many >= MOST) {
                return Optional.of(Refused.TOO_MANY);
            }
            int kept = tx.update(
                    "insert into relative_passkey (id, relative_id, home_id, organisation_id, credential, sign_count, device)"
                            + " values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
                    made.get().id(),
                    me.relative(),
                    me.home().value(),
                    me.organisation().value(),
                    made.get().credential(),
                    made.get().signCount(),
                    said.device());
            if (kept == 0) {
                return Optional.of(Refused.KNOWN_ALREADY);
            }
            FamilyEvent.PASSKEY_MADE.write(tx, me.home(), me.relative(), me.name());
            return Optional.empty();
        });
    }

    private record Kept(UUID relative, GatewayId home, OrganisationId organisation, PasskeyProof.Made made) {}

    /// @return what the browser keeps from now on; empty where it is not let in
    Optional<FamilySecret> signIn(FamilyHome.PasskeyUsed said, String origin) {
        Optional<String> challenge = challengeOf(said.clientData()).filter(each -> challenges.take(each, SIGN_IN));
        if (challenge.isEmpty()) {
            return Optional.empty();
        }
        return database.asWorker(tx -> {
            // One after the other with what ends browsers and passkeys, which holds this row first, too.
            tx.first(
                    "select id from relative where id = (select relative_id from relative_passkey where id = $1)"
                            + " for no key update",
                    row -> row.getUUID(0),
                    said.id());
            Optional<Kept> kept = tx.first(
                    "select p.relative_id, p.home_id, p.organisation_id, p.credential, p.sign_count"
                            + " from relative_passkey p join relative r on r.id = p.relative_id join home h on h.id = p.home_id"
                            + " where p.id = $1 and r.ended_at is null and h.stay <> 'ended' for no key update of p",
                    row -> new Kept(
                            row.getUUID(0),
                            new GatewayId(row.getString(1)),
                            new OrganisationId(row.getUUID(2)),
                            new PasskeyProof.Made(said.id(), row.getBuffer(3), row.getLong(4))),
                    said.id());
            Optional<Long> count = kept.flatMap(each -> proof.get().used(said, each.made(), challenge.get(), origin));
            if (count.isEmpty()) {
                return Optional.empty();
            }
            tx.update(
                    "update relative_passkey set sign_count = $2, used_at = nabij_now() where id = $1",
                    said.id(),
                    count.get());
            Kept found = kept.orElseThrow();
            return Optional.of(door.letIn(tx, found.relative(), found.home(), found.organisation(), said.device()));
        });
    }

    /// @return whether it was one of hers
    boolean remove(FamilyDoor.Inside me, String passkey) {
        return database.asWorker(tx -> {
            int removed = tx.update(
                    "delete from relative_passkey where id = $1 and relative_id = $2", passkey, me.relative());
            if (removed == 1) {
                FamilyEvent.PASSKEY_REMOVED.write(tx, me.home(), me.relative(), me.name());
            }
            return removed == 1;
        });
    }

    private static String toMake(FamilyDoor.Inside me) {
        return "make " + me.relative();
    }

    /// The browser keeps it with the passkey: it names nobody.
    private static String handle(UUID relative) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(relative.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /// Which of ours it signed; that it really did is proved after.
    private static Optional<String> challengeOf(String clientData) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(clientData);
            JsonNode challenge = ContractJson.read(json, JsonNode.class).path("challenge");
            return challenge.isTextual() ? Optional.of(challenge.asText()) : Optional.empty();
        } catch (ContractException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
