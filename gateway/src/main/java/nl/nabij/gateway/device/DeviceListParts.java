package nl.nabij.gateway.device;

import java.util.ArrayList;
import java.util.List;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.link.UpMessage;

/// Cuts the list of devices so that each message fits into a packet of the link.
final class DeviceListParts {

    /// The link carries packets of 64 KiB; what is left is for the envelope and the topic.
    static final int LARGEST_BYTES = 60_000;

    private DeviceListParts() {}

    /// At least one part: an empty home has an empty list. A device that is too large alone goes
    /// without its state, which comes again with its next report.
    static List<UpMessage> of(List<Device> devices) {
        List<List<Device>> parts = new ArrayList<>();
        List<Device> part = new ArrayList<>();
        int bytes = 0;
        for (Device device : devices) {
            Device fitting = ContractJson.toBytes(device).length > LARGEST_BYTES / 2 ? bare(device) : device;
            int size = ContractJson.toBytes(fitting).length + 1;
            if (bytes + size > LARGEST_BYTES && !part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(fitting);
            bytes += size;
        }
        parts.add(part);
        List<UpMessage> messages = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            messages.add(new UpMessage.DevicesListed(i + 1, parts.size(), parts.get(i)));
        }
        return messages;
    }

    private static Device bare(Device device) {
        int shortest = Math.min(device.name().length(), 200);
        return new Device(
                device.id(),
                device.name().substring(0, shortest),
                device.room(),
                "",
                "",
                device.kinds().subList(0, Math.min(device.kinds().size(), 100)),
                java.util.Map.of(),
                device.available(),
                device.fault());
    }
}
