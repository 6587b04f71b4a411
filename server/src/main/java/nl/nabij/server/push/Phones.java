package nl.nabij.server.push;

/// Those who can be reached while no page of theirs is open.
public interface Phones {

    /// Nobody can.
    Phones NONE = new Phones() {
        @Override
        public void told(Summons summons) {}

        @Override
        public boolean reaches(Addressee who) {
            return false;
        }
    };

    /// Whom something asks now. Never blocks, never throws.
    void told(Summons summons);

    /// Whether a browser of theirs is subscribed and may still be told something. Blocks.
    boolean reaches(Addressee who);
}
