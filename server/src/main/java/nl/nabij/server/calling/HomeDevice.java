package nl.nabij.server.calling;

import nl.nabij.contract.GatewayId;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.Downlink;
import nl.nabij.server.call.EndpointId;
import nl.nabij.server.call.Person;

/// A device of a home, reached by the home's link.
record HomeDevice(GatewayId home, EndpointId endpoint, Downlink link) implements CallDevice.OfHome {

    @Override
    public Person who() {
        return new Person.Resident();
    }

    @Override
    public void tell(CallTold told) {
        link.send(home, new Down.Call(endpoint.value(), told));
    }

    /// The link is the home's, and not this device's to end.
    @Override
    public void drop(String why) {}

    @Override
    public void replaced() {}
}
