package nl.nabij.server.home.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeExport;
import nl.nabij.server.postgres.Database;

/// Everything that is stored about a home and who lives there. Blocks.
///
/// Left out is what is not hers: hashes of codes, keys of the box, bytes that nobody understood, and
/// numbers by which programs find each other.
public final class HomeExports {

    /// What a part is called, what it is, and where it stands.
    private record Part(String name, String readme, String sql) {}

    private static final List<Part> PARTS = List.of(
            new Part("residents", "Wie er woont, het adres en wat medewerkers moeten weten.", """
                    select name, birth_year, address, postcode, town, notes, door, key_place, language, time_zone
                    from client where home_id = $1 order by position, id"""),
            new Part("contacts", "Wie gebeld wordt, in deze volgorde.", """
                    select position, name, relation, phone, note from contact where home_id = $1 order by position"""),
            new Part(
                    "rooms",
                    "De ruimten van de woning.",
                    "select position, name from room where home_id = $1 order by position"),
            new Part("week", "Wie er in een gewone week komt en wat er te doen is.", """
                    select kind, what, place, days, from_time, until_time from week_entry where home_id = $1
                    order by position"""),
            new Part("stay", "Of u thuis woont, weg bent, of de zorg is beëindigd; en sinds wanneer.", """
                    select created_at, stay, stay_reason, stay_since, stay_back, stay_note, stay_by from home where id = $1"""),
            new Part("consents", "Elke keer dat u ergens ja of nee op zei.", """
                    select purpose, given, said_by, at, last_day, recorded_by from consent where home_id = $1 order by id"""),
            new Part("box", "Het kastje in de woning: verbonden of niet, en de bewijzen waarmee het binnenkomt.", """
                    select g.connected, g.last_heard_at, g.software, c.serial, c.issued_at, c.not_after, c.revoked_at
                    from home h left join gateway g on g.home_id = h.id left join gateway_certificate c on c.home_id = h.id
                    where h.id = $1 order by c.issued_at"""),
            new Part("devices", "De apparaten en wat zij nu melden.", """
                    select name, room, vendor, model, kinds, state, available, fault, changed_at
                    from device where home_id = $1 order by name, id"""),
            new Part("installation", "Wat de installateur van een apparaat zei.", """
                    select device_id, name, room, purpose, installed_by, installed_at
                    from installed_device where home_id = $1 order by installed_at"""),
            new Part("tests", "De proefalarmen bij het installeren.", """
                    select device_id, kind, tested_by, happened_at, stored_at, back_ms
                    from installation_test where home_id = $1 order by stored_at"""),
            new Part("checks", "Wie de installatie nakeek.", """
                    select checked_name, checked_at from installation_check where home_id = $1 order by checked_at"""),
            new Part("reports", "Wat sensoren de laatste dagen meldden, als u dat goed vond.", """
                    select device_id, kind, at, value, keep_until from home_event where home_id = $1 order by at"""),
            new Part("alarms", "Uw alarmen.", """
                    select id, kind, device_name, room, state, received_at, happened_at, last_press_at, repeats, owner_name,
                        first_claimed_at, contact, responder_name, responder_expected_at, outcome, note, closed_at
                    from alarm where home_id = $1 order by received_at"""),
            new Part("alarmEvents", "Wat er bij elk alarm gebeurde, stap voor stap.", """
                    select alarm_id, seq, type, at, body from alarm_event where home_id = $1 order by at, alarm_id, seq"""),
            new Part("calls", "Gesprekken: wanneer, met wie, en wie u mocht horen of zien.", """
                    select call_id, seq, type, at, body from call_event where home_id = $1 order by at, call_id, seq"""),
            new Part("callQuality", "Hoe goed beeld en geluid bij elk gesprek doorkwamen.", """
                    select call_id, party, from_party, seconds, poor_seconds, bad_seconds, gone_seconds,
                        loss / seconds as loss_percent, jitter / seconds as jitter_ms, frozen / seconds as frozen_percent
                    from call_quality where home_id = $1 order by call_id, party, from_party"""),
            new Part(
                    "guests",
                    "Wie zonder account bij een gesprek werd gevraagd: door wie, en of die persoon kwam.",
                    """
                    select call_id, name, kind, made_by_name, made_by_organisation, made_at, expires_at, opened_at, ended_at,
                        ended_by_name from guest_link where home_id = $1 order by made_at"""),
            new Part("callConsents", "Wie zonder dat u iets doet mag binnenkomen in beeld of geluid, en wanneer.", """
                    select caller_name, use, days, from_time, until_time, picture, said_by, recorded_by, at, last_day,
                        ended_at, ended_by from call_consent where home_id = $1 order by at"""),
            new Part("callChoice", "Wat u koos voor gesprekken.", """
                    select alarm_picture, relay_only, said_by, recorded_by, at from call_choice where home_id = $1"""),
            new Part("relatives", "Wie van uw familie u mag bellen, en wie u op uw scherm kunt aanraken.", """
                    select name, relation, may_call, from_time, until_time, on_screen, photo is not null as has_photo,
                        said_by, invited_by, at, ended_at, ended_by from relative where home_id = $1 order by at, id"""),
            new Part("relativeLog", "Wat er met de toegang van uw familie gebeurde.", """
                    select at, case what
                        when 'invited' then by_name || ' nodigde ' || name || ' uit.'
                        when 'link-made' then by_name || ' maakte een nieuwe link voor ' || name || '.'
                        when 'opened' then name || ' kwam binnen op een toestel: ' || by_name || '.'
                        when 'allowed' then by_name || ' legde vast wat ' || name || ' mag.'
                        when 'photo' then by_name || ' veranderde de foto van ' || name || '.'
                        when 'passkey-made' then name || ' maakte een passkey om weer binnen te komen.'
                        when 'passkey-removed' then name || ' verwijderde een passkey.'
                        when 'signed-out' then by_name || ' meldde een toestel van ' || name || ' af.'
                        when 'taken-back' then by_name || ' trok de toegang van ' || name || ' in.'
                        else what end as what
                    from relative_event where home_id = $1 order by id"""),
            new Part("plannedCalls", "Gesprekken die met u zijn afgesproken.", """
                    select id, with_name, days, at_time, first_day, last_day, about, planned_by, planned_at, ended_at, ended_by
                    from planned_call where home_id = $1 order by planned_at, id"""),
            new Part("plannedCallDays", "Wat er op elke dag van een afgesproken gesprek gebeurde.", """
                    select plan_id, day, at, state, call_id, said_by, changed_at
                    from planned_call_day where home_id = $1 order by at, plan_id"""),
            new Part("commands", "Wat medewerkers uw apparaten lieten doen.", """
                    select device_id, what, asked_by_name, asked_at, state, ended_at, reason
                    from command where home_id = $1 order by asked_at"""),
            new Part("faults", "Storingen.", """
                    select device_id, fault, text, since, ended_at from fault where home_id = $1 order by since"""),
            new Part("looks", "Wie uw gegevens bekeek of veranderde, wanneer en waarom.", """
                    select l.at, l.action, l.what, l.purpose, l.actor_name, l.actor_roles, o.name as organisation, l.outcome
                    from look l left join organisation o on o.id = l.actor_organisation_id
                    where l.home_id = $1 order by l.id"""));

    /// One statement, so that all of it is of one moment.
    private static final String ALL = "select o.name, nabij_now(), jsonb_build_object("
            + PARTS.stream()
                    .map(part -> "'" + part.name() + "', (select coalesce(jsonb_agg(to_jsonb(entry)), '[]') from ("
                            + part.sql() + ") entry)")
                    .collect(Collectors.joining(", "))
            + ")::text from home h join organisation o on o.id = h.organisation_id"
            + " where h.id = $1 and h.organisation_id = current_organisation()";

    private final Database database;

    public HomeExports(Database database) {
        this.database = database;
    }

    /// @return empty when the organisation has no such home
    public Optional<HomeExport> of(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(
                organisation,
                tx -> tx.first(
                        ALL,
                        row -> new HomeExport(
                                row.getOffsetDateTime(1).toInstant(),
                                row.getString(0),
                                PARTS.stream().collect(Collectors.toMap(Part::name, Part::readme)),
                                parts(row.getString(2))),
                        home.value()));
    }

    private static Map<String, List<JsonNode>> parts(String json) {
        try {
            JsonNode whole = ContractJson.read(json, JsonNode.class);
            return PARTS.stream()
                    .collect(Collectors.toMap(
                            Part::name,
                            part -> StreamSupport.stream(whole.get(part.name()).spliterator(), false)
                                    .toList()));
        } catch (ContractException e) {
            throw new IllegalStateException("The database gave something that is no JSON", e);
        }
    }
}
