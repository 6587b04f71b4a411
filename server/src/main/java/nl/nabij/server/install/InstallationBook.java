package nl.nabij.server.install;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeInstallation;
import nl.nabij.contract.face.HomeInstallation.InstallationCheck;
import nl.nabij.contract.face.HomeInstallation.InstalledThing;
import nl.nabij.contract.face.HomeInstallation.Missing;
import nl.nabij.contract.face.HomeInstallation.TestProof;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.server.access.Person;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// How an organisation's homes are installed, as administrators see and confirm it. Calls block.
public final class InstallationBook {

    /// Long enough to drive there; the session that begins with it lasts two hours more.
    public static final Duration ACCESS_LASTS = Duration.ofHours(1);

    private static final int CODE_BELOW = 100_000_000;

    private static final String HOME = """
            select c.name, h.moves, (select max(issued_at) from gateway_certificate
                    where home_id = h.id and renewal_of is null and revoked_at is null) as box_since,
                last.installed_by, last.installed_at
            from home h
            left join lateral (select name from client where home_id = h.id order by position, id limit 1) c
                on true
            left join lateral (select installed_by, installed_at from installed_device where home_id = h.id
                order by installed_at desc limit 1) last on true
            where h.id = $1 and h.organisation_id = current_organisation()
            """;

    private static final String DEVICES = """
            select d.id, d.name, d.room, d.model, d.kinds, i.purpose,
                t.tested_by, t.kind, t.happened_at, t.stored_at, t.back_ms, a.at as answered_at, a.by as answered_by
            from device d
            left join installed_device i on i.home_id = d.home_id and i.device_id = d.id
            left join lateral (select * from installation_test n where n.home_id = d.home_id and n.device_id = d.id
                and n.kind = any(d.kinds) and n.stored_at >= $2 order by n.stored_at desc limit 1) t on true
            left join lateral (select c.at, c.body #>> '{by,shownName}' as by from alarm_event p
                join alarm_event c on c.alarm_id = p.alarm_id and c.type = 'claimed'
                where p.home_id = d.home_id and p.press_id = t.press_id order by c.at limit 1) a on true
            where d.home_id = $1 and d.listed order by d.room nulls last, d.name, d.id
            """;

    private final Database database;
    private final SecureRandom random;
    private final BiPredicate<GatewayId, Down> send;

    /// @param send tells a home at once; false when it is not there, which the next connect mends
    public InstallationBook(Database database, SecureRandom random, BiPredicate<GatewayId, Down> send) {
        this.database = database;
        this.random = random;
        this.send = send;
    }

    /// What became of a check.
    public sealed interface Checked {
        record Done(HomeInstallation installation) implements Checked {}

        record NoSuchHome() implements Checked {}

        /// Something is different from what she saw.
        record Changed() implements Checked {}

        record Incomplete(List<Missing> missing) implements Checked {
            public Incomplete {
                missing = List.copyOf(missing);
            }
        }

        /// Who installed it cannot be the second person.
        record SamePerson() implements Checked {}
    }

    /// @return empty when the organisation has no such home
    public Optional<HomeInstallation> find(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(organisation, tx -> find(tx, home));
    }

    /// Somebody else than the installer looked, and says that it is right.
    ///
    /// @param version of what she saw
    public Checked check(Person by, GatewayId home, String version) {
        return database.asOrganisation(by.organisation(), tx -> {
            Optional<HomeInstallation> now = find(tx, home);
            if (now.isEmpty()) {
                return new Checked.NoSuchHome();
            }
            if (!now.get().version().equals(version)) {
                return new Checked.Changed();
            }
            if (!now.get().missing().isEmpty()) {
                return new Checked.Incomplete(now.get().missing());
            }
            if (now.get().installedBy().filter(by.shownName()::equalsIgnoreCase).isPresent()) {
                return new Checked.SamePerson();
            }
            tx.update(
                    "insert into installation_check (home_id, organisation_id, version, checked_by, checked_name)"
                            + " values ($1, $2, $3, $4, $5)",
                    home.value(),
                    by.organisation().value(),
                    version,
                    by.id().value(),
                    by.shownName());
            return new Checked.Done(find(tx, home).orElseThrow());
        });
    }

    /// A code with which somebody may install at the home's box. Earlier ones count no longer at the
    /// box.
    ///
    /// @return empty when the organisation has no such home
    public Optional<HomeInstallation.InstallerCode> access(Person by, GatewayId home) {
        String digits = "%08d".formatted(random.nextInt(CODE_BELOW));
        String hash = sha256(digits);
        Optional<Instant> until = database.asOrganisation(
                by.organisation(),
                tx -> tx.first(
                                "select now() + $2::bigint * interval '1 second' from home"
                                        + " where id = $1 and organisation_id = current_organisation()",
                                row -> row.getOffsetDateTime(0),
                                home.value(),
                                ACCESS_LASTS.toSeconds())
                        .map(expires -> {
                            tx.update(
                                    "insert into installer_access"
                                            + " (home_id, organisation_id, code_hash, made_by, expires_at)"
                                            + " values ($1, $2, $3, $4, $5)",
                                    home.value(),
                                    by.organisation().value(),
                                    hash,
                                    by.id().value(),
                                    expires);
                            return expires.toInstant();
                        }));
        return until.map(expires -> new HomeInstallation.InstallerCode(
                digits, expires, send.test(home, new Down.InstallerAccess(hash, ACCESS_LASTS.toMillis()))));
    }

    /// Whether something may still be installed there.
    public boolean goesOn(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(
                organisation,
                tx -> tx.one(
                        "select exists (select from home where id = $1 and stay <> 'ended')",
                        row -> row.getBoolean(0),
                        home.value()));
    }

    private static Optional<HomeInstallation> find(Transaction tx, GatewayId home) {
        return tx.first(
                HOME,
                row -> {
                    Optional<Instant> boxSince = InstallationWords.instant(row, "box_since");
                    List<InstalledThing> things = tx.list(
                            DEVICES,
                            InstallationBook::thing,
                            home.value(),
                            boxSince.orElse(Instant.EPOCH).atOffset(java.time.ZoneOffset.UTC));
                    List<HomeView.Contact> contacts = contacts(tx, home);
                    String version = version(boxSince, things, contacts, row.getInteger("moves"));
                    return new HomeInstallation(
                            home,
                            Optional.ofNullable(row.getString("name")),
                            version,
                            boxSince,
                            things,
                            contacts,
                            Optional.ofNullable(row.getString("installed_by")),
                            InstallationWords.instant(row, "installed_at"),
                            check(tx, home, version),
                            missing(boxSince, things, contacts));
                },
                home.value());
    }

    private static InstalledThing thing(Row row) {
        List<Kind> kinds = Arrays.stream(row.getArrayOfStrings("kinds"))
                .filter(Objects::nonNull)
                .map(Kind::new)
                .toList();
        Optional<TestProof> proof = InstallationWords.instant(row, "stored_at")
                .map(stored -> new TestProof(
                        row.getString("tested_by"),
                        new Kind(row.getString("kind")),
                        InstallationWords.instant(row, "happened_at"),
                        stored,
                        Optional.ofNullable(row.getLong("back_ms")),
                        InstallationWords.instant(row, "answered_at"),
                        Optional.ofNullable(row.getString("answered_by"))));
        return new InstalledThing(
                new DeviceId(row.getString("id")),
                row.getString("name"),
                Optional.ofNullable(row.getString("room")),
                row.getString("model"),
                kinds,
                Optional.ofNullable(row.getString("purpose")),
                kinds.stream().anyMatch(Kind::isAlarm),
                proof);
    }

    private static List<HomeView.Contact> contacts(Transaction tx, GatewayId home) {
        return tx.list(
                "select name, relation, phone, note from contact where home_id = $1 order by position",
                row -> new HomeView.Contact(
                        row.getString(0), row.getString(1), row.getString(2), Optional.ofNullable(row.getString(3))),
                home.value());
    }

    private static Optional<InstallationCheck> check(Transaction tx, GatewayId home, String version) {
        return tx.first(
                "select checked_name, checked_at, version from installation_check where home_id = $1"
                        + " order by checked_at desc limit 1",
                row -> new InstallationCheck(
                        row.getString(0),
                        row.getOffsetDateTime(1).toInstant(),
                        row.getString(2).equals(version)),
                home.value());
    }

    private static List<Missing> missing(
            Optional<Instant> boxSince, List<InstalledThing> things, List<HomeView.Contact> contacts) {
        List<InstalledThing> alarms =
                things.stream().filter(InstalledThing::alarm).toList();
        List<Missing> missing = new ArrayList<>();
        if (boxSince.isEmpty()) {
            missing.add(Missing.BOX);
        }
        if (alarms.isEmpty()) {
            missing.add(Missing.ALARM_DEVICE);
        }
        if (alarms.stream().anyMatch(each -> each.proof().isEmpty())) {
            missing.add(Missing.TEST);
        }
        if (alarms.stream().anyMatch(each -> each.room().isEmpty())) {
            missing.add(Missing.ROOM);
        }
        if (contacts.isEmpty()) {
            missing.add(Missing.CONTACT);
        }
        return missing;
    }

    /// Of all that a second person confirms; not of who answered a test, which comes later by itself.
    private static String version(
            Optional<Instant> boxSince, List<InstalledThing> things, List<HomeView.Contact> contacts, int moves) {
        List<Object> seen = new ArrayList<>(List.of(boxSince, contacts));
        // Only then, so that what was checked before moves were counted stays checked.
        if (moves > 0) {
            seen.add(moves);
        }
        things.forEach(each -> seen.add(List.of(
                each.id(),
                each.name(),
                each.room(),
                each.kinds(),
                each.purpose(),
                each.proof().map(TestProof::storedAt))));
        return sha256(seen.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
