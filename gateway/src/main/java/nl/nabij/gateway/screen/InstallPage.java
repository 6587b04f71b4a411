package nl.nabij.gateway.screen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.InstallState;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.Kind;
import nl.nabij.gateway.device.Home;
import nl.nabij.gateway.device.Pairing;
import nl.nabij.gateway.device.Purpose;
import nl.nabij.gateway.install.InstallationFile;
import nl.nabij.gateway.install.InstallerDesk;
import nl.nabij.gateway.install.Trials;

/// What the installer's page shows and does, without its HTTP.
///
/// @param box which home's box this is, and what became of the code typed here
public record InstallPage(
        Home home,
        Pairing pairing,
        InstallerDesk desk,
        Trials trials,
        InstallationFile file,
        ResidentScreen screen,
        Supplier<Box> box,
        Enrolling enrolling) {

    /// @param gateway empty for a box of no home
    public record Box(Optional<GatewayId> gateway, InstallState.Enrolling enrolling) {}

    /// Takes an enrolment code that somebody typed.
    @FunctionalInterface
    public interface Enrolling {
        /// @param code as typed
        /// @return why it cannot be one; empty when it is tried now
        Optional<String> offer(String code);
    }

    /// A stranger learns no more than whether there is something to install.
    InstallState state(Optional<InstallerDesk.Session> session) {
        Box now = box.get();
        if (session.isEmpty()) {
            return new InstallState(
                    Optional.empty(),
                    now.gateway().isPresent(),
                    Optional.empty(),
                    now.enrolling(),
                    screen.uplink(),
                    screen.state().language(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of());
        }
        Pairing.State bridge = pairing.state();
        Map<DeviceId, java.time.Instant> tried = file.tried();
        return new InstallState(
                session.map(InstallerDesk.Session::name),
                now.gateway().isPresent(),
                now.gateway(),
                now.enrolling(),
                screen.uplink(),
                screen.state().language(),
                screen.state().clientName(),
                bridge.online(),
                bridge.openFor().toSeconds(),
                bridge.problem(),
                home.snapshot().devices().stream()
                        .map(device -> device(device, bridge.joining(), Optional.ofNullable(tried.get(device.id()))))
                        .toList(),
                trials.state(),
                screen.rooms());
    }

    private InstallState.InstallDevice device(Device device, Set<DeviceId> joining, Optional<java.time.Instant> tried) {
        var setting = home.installed(device.id());
        boolean joins = joining.contains(device.id());
        return new InstallState.InstallDevice(
                device.id(),
                device.name(),
                device.room(),
                device.vendor(),
                device.model(),
                device.kinds(),
                home.purposes(device.id()).stream().map(Purpose::word).toList(),
                setting.flatMap(one -> one.purpose()),
                device.kinds().stream().anyMatch(Kind::isAlarm),
                setting.isPresent(),
                joins,
                device.available(),
                // While it is getting to know the device, that is no fault.
                joins ? Optional.empty() : device.fault(),
                tried);
    }
}
