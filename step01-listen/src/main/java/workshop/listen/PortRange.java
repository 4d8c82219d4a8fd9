package workshop.listen;

/**
 * The three ranges that IANA divides port numbers into.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6335#section-6">RFC 6335, section 6</a>
 */
public enum PortRange {
    /** 0–1023: well-known services. By default, Linux lets only privileged processes listen on these ports. */
    SYSTEM,

    /** 1024–49151: services registered with IANA, and many that are not registered. */
    USER,

    /**
     * 49152–65535: never assigned, free for short-lived use. The operating system gives clients "ephemeral" ports, which
     * need not be from this range: Linux picks them from 32768–60999 by default.
     */
    DYNAMIC;

    /**
     * Returns the range to which a port belongs.
     *
     * @param port a port number, 0 to 65535
     * @return the range
     * @throws IllegalArgumentException if the number is not a port; the error message names the number
     */
    public static PortRange of(int port) {
        throw new UnsupportedOperationException(
                "TODO 1.1: return the range of the port, and refuse a number that is not a port");
    }
}
