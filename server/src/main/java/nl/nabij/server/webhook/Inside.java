package nl.nabij.server.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which addresses are our own network's. An administrator of an organisation types where messages go, and
/// must not be able to reach by it what only this machine and its neighbours may (a database, a cloud's
/// metadata, the HTTP port on loopback). Who runs the server names the hosts in there that may be called all
/// the same.
///
/// @param allowed host names and addresses as they stand in a webhook's URL; for these plain http is allowed
///     too
public record Inside(Set<String> allowed) {

    /// Blocks of IPv4 that are nobody's or not everybody's (RFC 6890, 6598), beside what [InetAddress] knows
    /// itself.
    private static final List<Block> BLOCKS = List.of(
            new Block(0, 0, 8),
            new Block(100, 64, 10),
            new Block(192, 0, 24),
            new Block(198, 18, 15),
            new Block(240, 0, 4));

    private static final int BITS_OF_16 = 16;

    /// The first two bytes decide; the one block of 24 bits has zeros in the third.
    private record Block(int first, int second, int bits) {
        boolean holds(byte[] address) {
            int value = ((address[0] & 0xff) << 8) | (address[1] & 0xff);
            int wanted = (first << 8) | second;
            int shift = Math.max(0, BITS_OF_16 - bits);
            return value >> shift == wanted >> shift && (bits <= BITS_OF_16 || address[2] == 0);
        }
    }

    public static final Inside NOTHING_ALLOWED = new Inside(Set.of());

    public Inside {
        allowed = allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    boolean allows(String host) {
        return allowed.contains(host.toLowerCase(Locale.ROOT));
    }

    static boolean is(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        return switch (address) {
            case Inet4Address four -> isReserved(four.getAddress());
            case Inet6Address six -> isInside(six.getAddress());
            default -> true;
        };
    }

    private static boolean isReserved(byte[] four) {
        return BLOCKS.stream().anyMatch(block -> block.holds(four));
    }

    private static boolean isInside(byte[] six) {
        boolean local = (six[0] & 0xfe) == 0xfc;
        // 64:ff9b::/96 and 2002::/16 carry an IPv4 address, ::/96 too: whatever they lead to is not looked up here.
        boolean translated = (six[0] == 0 && (six[1] == 0x64 || six[1] == 0)) || (six[0] == 0x20 && six[1] == 0x02);
        return local || translated;
    }
}
