package nl.nabij.gateway.broker;

import java.util.concurrent.atomic.AtomicBoolean;

/// How much waits in front of a thread. Above its limit the broker stops reading from the network;
/// at half of it, it reads on. Nothing is ever refused here, so nothing is lost.
public final class Backlog {

    private final int messagesMax;
    private final long bytesMax;
    private final Runnable drained;
    private final AtomicBoolean overfull = new AtomicBoolean();
    private int messages;
    private long bytes;

    /// @param drained called, on the thread that takes out, when half of the limit is reached from above
    public Backlog(int messagesMax, long bytesMax, Runnable drained) {
        this.messagesMax = messagesMax;
        this.bytesMax = bytesMax;
        this.drained = drained;
    }

    public synchronized void added(long size) {
        messages++;
        bytes += size;
        if (messages >= messagesMax || bytes >= bytesMax) {
            overfull.set(true);
        }
    }

    public void taken(long size) {
        boolean halved;
        synchronized (this) {
            messages--;
            bytes -= size;
            halved = messages <= messagesMax / 2 && bytes <= bytesMax / 2;
        }
        if (halved && overfull.compareAndSet(true, false)) {
            drained.run();
        }
    }

    public boolean isOverfull() {
        return overfull.get();
    }
}
