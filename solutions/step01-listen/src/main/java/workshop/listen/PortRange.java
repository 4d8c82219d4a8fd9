package workshop.listen;

/**
 * The three ranges that IANA divides port numbers into.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6335#section-6">RFC 6335, section 6</a>
 */
public enum PortRange {
    /** 0–1023: well-known services. By default, Linux lets only privileged processes listen on these. */
    SYSTEM,

    /** 1024–49151: services registered with IANA, and whatever else people listen on. */
    USER,

    /**
     * 49152–65535: free for short-lived use. Clients get "ephemeral" ports from the operating system, and it need not
     * agree with IANA on where they start: Linux picks from 32768–60999 by default.
     */
    DYNAMIC;

    /**
     * Names the range that a port belongs to.
     *
     * @param port a port number, 0 to 65535
     * @return the range
     * @throws IllegalArgumentException if there is no such port; the message names the number
     */
    // 1.1
    public static PortRange of(int port) {
        // The field in a TCP header has 16 bits. Checking here names the bad number; letting it through would only
        // fail later and further away.
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no such port: " + port + " (ports are 0 to 65535)");
        }
        if (port < 1024) {
            return SYSTEM;
        }
        return port < 49_152 ? USER : DYNAMIC;
    }
}
