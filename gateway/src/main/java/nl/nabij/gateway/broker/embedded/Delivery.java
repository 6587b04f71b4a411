package nl.nabij.gateway.broker.embedded;

/// One message for one client.
///
/// @param qualityOfService of this delivery, 0 or 1
/// @param retain the flag that the client sees
/// @param number of its row on disk, 0 when it has none
/// @param packetId under which it is in flight, 0 when it was not sent yet
/// @param again whether an earlier connection was sent it already
record Delivery(
        Publication publication, int qualityOfService, boolean retain, long number, int packetId, boolean again) {

    static Delivery of(Publication publication, int qualityOfService, boolean retain, long number) {
        return new Delivery(publication, qualityOfService, retain, number, 0, false);
    }

    Delivery sentAs(int id) {
        return new Delivery(publication, qualityOfService, retain, number, id, again);
    }

    Delivery toRepeat() {
        return new Delivery(publication, qualityOfService, retain, number, packetId, true);
    }
}
