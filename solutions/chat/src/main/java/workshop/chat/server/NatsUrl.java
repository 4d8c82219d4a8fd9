package workshop.chat.server;

import io.nats.client.Options;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The address of a NATS server, and the credentials for it. No text that this class returns contains credentials. */
final class NatsUrl {

    private static final int DEFAULT_PORT = 4222;
    private static final int MAX_PORT = 0xffff;

    private final String server;
    private final String userInfo;

    private NatsUrl(String server, String userInfo) {
        this.server = server;
        this.userInfo = userInfo;
    }

    /**
     * Reads a URL such as {@code nats://host:4222}, {@code tls://user:password@host} or {@code nats://token@host}.
     *
     * @throws IllegalArgumentException if it is no such URL; the error message says why, and does not contain the URL
     */
    static NatsUrl parse(String text) {
        String scheme = text.split("://", 2)[0].toLowerCase(Locale.ROOT);
        require(
                text.contains("://") && (scheme.equals("nats") || scheme.equals("tls")),
                "it does not begin with nats:// or tls://");
        require(text.matches("[^/]*//[^/?#].*"), "there is no host in it");
        URI uri = uri(text);
        String hosts = uri.getRawAuthority().replaceFirst(".*@", "");
        require(!hosts.contains(","), "it names several servers");
        require(uri.getHost() != null, "host or port is malformed");
        boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
        require(bare, "something follows host and port");
        // Only now can the port be named: if a slash follows, it may be the beginning of a password.
        int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
        require(port > 0 && port <= MAX_PORT, "no such port: " + port);
        require(!"".equals(uri.getRawUserInfo()), "there is no user before the @");
        return new NatsUrl(scheme + "://" + uri.getHost() + ":" + port, uri.getRawUserInfo());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Without the cause, whose error message contains the URL.
            throw fault("a character in it has to be written as %xx");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw fault(otherwise);
        }
    }

    private static IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("not a NATS URL: " + what + "; it is like nats://host:4222");
    }

    /**
     * A text without the parts that may be credentials: everything between {@code //} and the last {@code @}, and everything
     * before an {@code @}, back to a blank or quotation mark.
     */
    static String withoutCredentials(String text) {
        return text.replaceAll("(?s)(?<=//).*@|[^\\s'\"]+@", "…@");
    }

    /** Adds address and credentials. The credentials are not in the client's URL, which it logs and puts into errors. */
    Options.Builder addTo(Options.Builder options) {
        options.server(server).dataPortType(VerifyingDataPort.class.getName());
        if (userInfo == null) {
            return options;
        }
        String[] parts = userInfo.split(":", 2);
        return parts.length == 1
                ? options.token(decoded(parts[0]).toCharArray())
                : options.userInfo(decoded(parts[0]), decoded(parts[1]));
    }

    /** Decodes %xx. The fragment of a URI may contain every character that credentials may contain. */
    private static String decoded(String part) {
        return URI.create("#" + part).getFragment();
    }

    /** The URL without the credentials. */
    @Override
    public String toString() {
        return server;
    }
}
