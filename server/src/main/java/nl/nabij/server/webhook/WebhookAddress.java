package nl.nabij.server.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import nl.nabij.server.webhook.AddressRefusedException.Why;

/// Where a message goes, after it was checked that we may call there.
///
/// @param host in small letters; an IPv6 address without its brackets
/// @param path with its query
public record WebhookAddress(boolean secure, String host, int port, String path) {

    private static final int LONGEST = 500;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*|[0-9.]+");

    /// @throws AddressRefusedException with what is wrong and what would be right, beginning with `url`
    public static WebhookAddress parse(String text, Inside inside) {
        return parse(text, inside, LONGEST);
    }

    /// @param longest for addresses that a machine made
    public static WebhookAddress parse(String text, Inside inside, int longest) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > longest) {
            throw new AddressRefusedException(Why.WRONG, "url has to have 1 to " + longest + " characters");
        }
        URI uri;
        try {
            uri = new URI(stripped);
        } catch (URISyntaxException e) {
            throw new AddressRefusedException(
                    Why.WRONG, "url is not an address; it has to be like https://sms.example/nabij");
        }
        String host = uri.getHost();
        if (host == null || uri.getScheme() == null) {
            throw new AddressRefusedException(Why.WRONG, "url has to name a host, like https://sms.example/nabij");
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new AddressRefusedException(
                    Why.WRONG, "url may hold no user and no '#': the receiver knows us by the signature");
        }
        boolean secure = uri.getScheme().equalsIgnoreCase("https");
        String bare = host.replaceAll("^\\[|]$", "").toLowerCase(java.util.Locale.ROOT);
        if (!secure && !(uri.getScheme().equalsIgnoreCase("http") && inside.allows(bare))) {
            throw new AddressRefusedException(
                    Why.NOT_HTTPS,
                    "url has to begin with https:// so that nobody can read or change it on"
                            + " its way; plain http is for hosts that NABIJ_CALLOUT_INSIDE names");
        }
        if (DIGITS.matcher(bare).matches() && !inside.allows(bare) && isInside(bare)) {
            throw new AddressRefusedException(
                    Why.INSIDE,
                    "url leads into the server's own network, which is not called; whoever"
                            + " runs the server allows a host there by NABIJ_CALLOUT_INSIDE");
        }
        int port = uri.getPort() == -1 ? secure ? HTTPS : HTTP : uri.getPort();
        if (port < 1 || port > HIGHEST_PORT) {
            throw new AddressRefusedException(
                    Why.WRONG, "url has a port that is none; it has to be 1 to " + HIGHEST_PORT);
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new WebhookAddress(secure, bare, port, path + query);
    }

    private static boolean isInside(String digits) {
        try {
            return Inside.is(InetAddress.ofLiteral(digits));
        } catch (IllegalArgumentException e) {
            throw new AddressRefusedException(Why.WRONG, "url names an address that is none: " + digits);
        }
    }
}
