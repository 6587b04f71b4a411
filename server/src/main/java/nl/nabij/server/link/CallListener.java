package nl.nabij.server.link;

import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.CallUp;

/// Hears what homes say of calls. Called on event loops, so it only notes and hands on.
public interface CallListener {

    void said(GatewayId home, CallUp said);

    /// The home's only connection ended.
    void gone(GatewayId home);

    CallListener NOBODY = new CallListener() {
        @Override
        public void said(GatewayId home, CallUp said) {}

        @Override
        public void gone(GatewayId home) {}
    };
}
