package nl.nabij.server.command;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.home.HomeRegister;
import nl.nabij.server.postgres.Transaction;

/// The commands in PostgreSQL, in the table `command`; within a transaction that somebody else began.
final class CommandTable implements CommandRows {

    static final String COLUMNS = "id, organisation_id, night_centre_id, home_id, device_id, what::text as what,"
            + " alarm_id, asked_by, asked_by_name, state, asked_at,"
            + " (extract(epoch from life) * 1000)::bigint as life_millis, ended_at, reason";

    private static final HomeRegister HOMES = new HomeRegister();

    private final Transaction transaction;

    CommandTable(Transaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public Instant now() {
        return transaction.one(
                "select nabij_now()", row -> row.getOffsetDateTime(0).toInstant());
    }

    @Override
    public void insert(Command.Asked asked) {
        CommandFacts facts = asked.facts();
        transaction.update(
                "insert into command (id, organisation_id, night_centre_id, home_id, device_id, what, alarm_id,"
                        + " asked_by, asked_by_name, state, asked_at, life, deadline)"
                        + " values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, $9, 'asked', $10,"
                        + " $11 * interval '1 millisecond', $12)",
                facts.id().value(),
                facts.organisation().value(),
                facts.nightCentre().map(OrganisationId::value),
                facts.home().value(),
                facts.device().value(),
                ContractJson.toText(facts.what()),
                facts.alarm().map(AlarmId::value),
                facts.askedBy().id().value(),
                facts.askedBy().shownName(),
                time(facts.askedAt()),
                facts.life().toMillis(),
                CommandLifeCycle.nextDeadline(asked).map(CommandTable::time));
    }

    @Override
    public Command lock(GatewayId home, CommandId id) {
        Optional<Command> found = transaction.first(
                "select " + COLUMNS + " from command where id = $1 and home_id = $2 for update",
                CommandTable::command,
                id.value(),
                home.value());
        return found.orElseGet(Command.NotAsked::new);
    }

    @Override
    public Optional<Command> lockDue() {
        return transaction.first(
                "select " + COLUMNS + " from command where deadline <= (select nabij_now()) order by deadline limit 1"
                        + " for update skip locked",
                CommandTable::command);
    }

    @Override
    public void update(Command.Known command) {
        transaction.update(
                "update command set state = $2, deadline = $3, ended_at = $4, reason = $5,"
                        + " xid = pg_current_xact_id() where id = $1",
                command.facts().id().value(),
                CommandViews.state(command).name().toLowerCase(Locale.ROOT),
                CommandLifeCycle.nextDeadline(command).map(CommandTable::time),
                CommandViews.endedAt(command).map(CommandTable::time),
                CommandViews.reason(command));
    }

    @Override
    public List<Command.Known> running(List<GatewayId> homes) {
        return list(
                transaction,
                "home_id = any($1) and state in ('asked', 'delivered') and not exists (select from command newer"
                        + " where newer.home_id = command.home_id and newer.device_id = command.device_id"
                        + " and newer.asked_number > command.asked_number"
                        + " and newer.what ->> 'kind' = command.what ->> 'kind'"
                        // A command without a part is for all of them.
                        + " and coalesce(newer.what ->> 'endpoint' = command.what ->> 'endpoint', true))"
                        + " order by asked_number",
                (Object) homes.stream().map(GatewayId::value).toArray(String[]::new));
    }

    @Override
    public List<Command.Known> askedSince(CommandChanges.Position since) {
        return list(transaction, CommandChanges.SINCE + " and state = 'asked' order by asked_number", since.snapshot());
    }

    @Override
    public CommandChanges.Position position() {
        return CommandChanges.position(transaction);
    }

    @Override
    public Optional<HomeRegister.Entry> home(GatewayId home, DeviceId device) {
        return HOMES.find(transaction, home, device);
    }

    @Override
    public boolean isOf(AlarmId alarm, GatewayId home) {
        return transaction
                .first(
                        "select 1 from alarm where id = $1 and home_id = $2",
                        row -> row.getInteger(0),
                        alarm.value(),
                        home.value())
                .isPresent();
    }

    static List<Command.Known> list(Transaction transaction, String where, Object... parameters) {
        return transaction.list(
                "select " + COLUMNS + " from command where " + where, CommandTable::command, parameters);
    }

    private static Command.Known command(Row row) {
        CommandFacts facts = new CommandFacts(
                new CommandId(row.getUUID("id")),
                new OrganisationId(row.getUUID("organisation_id")),
                Optional.ofNullable(row.getUUID("night_centre_id")).map(OrganisationId::new),
                new GatewayId(row.getString("home_id")),
                new DeviceId(row.getString("device_id")),
                what(row.getString("what")),
                Optional.ofNullable(row.getUUID("alarm_id")).map(AlarmId::new),
                new Operator(new UserId(row.getUUID("asked_by")), row.getString("asked_by_name")),
                row.getOffsetDateTime("asked_at").toInstant(),
                Duration.ofMillis(row.getLong("life_millis")));
        Optional<Instant> ended =
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant);
        return switch (row.getString("state")) {
            case "asked" -> new Command.Asked(facts);
            case "delivered" -> new Command.Delivered(facts);
            case "confirmed" -> new Command.Confirmed(facts, ended.orElseThrow());
            case "failed" ->
                new Command.Failed(
                        facts, Optional.ofNullable(row.getString("reason")).orElse(""), ended.orElseThrow());
            case "expired" -> new Command.Expired(facts, ended.orElseThrow());
            default -> throw new IllegalStateException("No such state of a command: " + row.getString("state"));
        };
    }

    private static DeviceCommand what(String json) {
        try {
            return ContractJson.read(json, DeviceCommand.class);
        } catch (ContractException e) {
            throw new IllegalStateException("A stored command cannot be read", e);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
