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
    public static PortRange of(int port) {
        throw new UnsupportedOperationException("TODO 1.1: name the range of the port, and refuse what is no port");
    }
}
