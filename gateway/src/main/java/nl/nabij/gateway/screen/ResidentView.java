package nl.nabij.gateway.screen;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.ResidentState;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.PlannedCalls;
import nl.nabij.contract.home.Week;
import nl.nabij.contract.link.Down;
import nl.nabij.gateway.device.CommandStatus;
import nl.nabij.gateway.device.HomeSnapshot;

/// The resident's screen as a function of everything that it shows.
final class ResidentView {

    /// How long a command that ended badly stays on its tile: long enough to be read.
    static final Duration BAD_END_IS_SHOWN = Duration.ofMinutes(1);

    /// Until the centre told the home's own.
    private static final Down.HomeConfig USUAL =
            new Down.HomeConfig("", "nl", "Europe/Amsterdam", Optional.empty(), Optional.empty());

    /// What she can use, and in which order it stands on the screen.
    private static final List<Kind> TILES = List.of(Kind.CURTAIN, Kind.LIGHT, Kind.PLUG, Kind.SWITCH);

    private ResidentView() {}

    /// @param wall what people read
    /// @param steady for what is shown for a while
    record Seen(
            HomeSnapshot home,
            List<CommandStatus> commands,
            HelpStory help,
            Optional<Down.HomeConfig> config,
            boolean uplink,
            boolean clockTrusted,
            Instant wall,
            Instant steady) {}

    static ResidentState of(Seen seen) {
        Down.HomeConfig config = seen.config().orElse(USUAL);
        Optional<ResidentState.Neighbour> neighbour = config.neighbourName()
                .flatMap(name -> config.neighbourPhone().map(phone -> new ResidentState.Neighbour(name, phone)));
        return new ResidentState(
                seen.wall(),
                config.timeZone(),
                config.language(),
                seen.clockTrusted(),
                seen.uplink(),
                Optional.of(config.clientName()).filter(name -> !name.isEmpty()),
                neighbour,
                seen.help().help(seen.uplink(), seen.steady()),
                tiles(seen),
                config.people().orElse(List.of()),
                week(config)
                        .nextVisit(seen.wall())
                        .map(visit -> new ResidentState.Visit(visit.entry().what(), visit.from(), visit.until())),
                week(config).happeningsToday(seen.wall()).stream()
                        .map(one -> new ResidentState.Happening(
                                one.from(), one.entry().what(), one.entry().where()))
                        .toList(),
                new PlannedCalls(config.calls().orElse(List.of()), zone(config.timeZone()))
                        .today(seen.wall()).stream()
                                .map(ResidentView::appointment)
                                .toList());
    }

    private static ResidentState.Appointment appointment(PlannedCalls.Occasion occasion) {
        ResidentState.Settled settled = occasion.isHeld()
                ? ResidentState.Settled.HELD
                : occasion.isSkipped() ? ResidentState.Settled.SKIPPED : ResidentState.Settled.NO;
        return new ResidentState.Appointment(
                occasion.call().id(),
                occasion.at(),
                occasion.call().with(),
                occasion.call().face(),
                settled);
    }

    /// From the centre once, and then told by the box alone, also while the centre cannot be reached.
    private static Week week(Down.HomeConfig config) {
        return new Week(config.week().orElse(List.of()), zone(config.timeZone()));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneId.of(USUAL.timeZone());
        }
    }

    private static List<ResidentState.Tile> tiles(Seen seen) {
        return seen.home().devices().stream()
                .filter(device -> device.fault().isEmpty())
                .flatMap(
                        device -> TILES.stream()
                                .filter(device.kinds()::contains)
                                .findFirst()
                                .map(kind -> tile(seen, device, kind))
                                .stream())
                .sorted(Comparator.<ResidentState.Tile>comparingInt(tile -> TILES.indexOf(tile.kind()))
                        .thenComparing(ResidentState.Tile::name))
                .toList();
    }

    private static ResidentState.Tile tile(Seen seen, Device device, Kind kind) {
        return new ResidentState.Tile(
                device.id(),
                device.name(),
                device.room(),
                kind,
                device.available().orElse(true),
                Optional.ofNullable(device.state().get(kind)),
                doing(seen, device, kind));
    }

    /// The newest command of this tile, unless it ended well or long ago.
    private static Optional<ResidentState.Doing> doing(Seen seen, Device device, Kind kind) {
        return seen.commands().stream()
                .filter(command -> command.device().equals(device.id())
                        && command.what().kind().equals(kind))
                .reduce((_, newer) -> newer)
                .filter(command -> shown(command, seen.steady()))
                .map(command ->
                        new ResidentState.Doing(command.id(), command.what().action(), command.state()));
    }

    private static boolean shown(CommandStatus command, Instant steady) {
        return command.endedAt()
                .map(ended ->
                        command.state() != CommandView.State.CONFIRMED && steady.isBefore(ended.plus(BAD_END_IS_SHOWN)))
                .orElse(true);
    }
}
