package nl.nabij.server.calling;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.Person;
import nl.nabij.server.web.SocketWire;

/// The page of a relative or a guest.
final class VisitorDevice extends PageDevice implements CallDevice.OfVisitor {

    private final Visitor visitor;
    private final BooleanSupplier stands;

    /// @param stands whether what let her in does; it blocks
    VisitorDevice(Visitor visitor, BooleanSupplier stands, EndpointId endpoint, SocketWire wire) {
        super(endpoint, wire);
        this.visitor = visitor;
        this.stands = stands;
    }

    @Override
    boolean isStillLetIn() {
        return stands.getAsBoolean();
    }

    @Override
    public Person who() {
        return visitor.who();
    }

    @Override
    public Optional<String> clientAs() {
        return visitor.clientAs();
    }

    @Override
    public GatewayId home() {
        return visitor.home();
    }
}
