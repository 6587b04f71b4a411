package nl.nabij.gateway.outbox;

import nl.nabij.gateway.clock.HandClock;

class MemoryOutboxTest extends OutboxContract {

    private final Outbox outbox = new MemoryOutbox(new HandClock());

    @Override
    Outbox outbox() {
        return outbox;
    }
}
