package workshop.chat.client;

import java.time.Duration;

/**
 * Timeouts and retries of a client. Each duration is from a millisecond to a year.
 *
 * @param connectTimeout how long the server may take to accept a connection
 * @param firstRetryDelay upper limit of the first random delay between two attempts to connect; it doubles each time
 * @param maxRetryDelay upper limit of every delay
 * @param maxAttempts how many attempts to make in a row before giving up, 1 or more
 * @param keepaliveInterval how often to send a keepalive
 * @param idleTimeout how long the server may complete no message, not even a keepalive, while the client waits for one,
 *     before the connection counts as lost; a long message must arrive within this time
 * @param responseTimeout how long the server may take to answer a WhoRequest, before the user is told that it does not
 * @param closeTimeout how long the server may take to end its output after the client has ended its own
 */
public record ClientOptions(
        Duration connectTimeout,
        Duration firstRetryDelay,
        Duration maxRetryDelay,
        int maxAttempts,
        Duration keepaliveInterval,
        Duration idleTimeout,
        Duration responseTimeout,
        Duration closeTimeout) {

    /**
     * A keepalive every 5 seconds, as often as TcpChat while it sends nothing else; mostly two to three minutes of delays
     * until the client gives up. The close timeout is longer than the server may make a speaker wait for other guests.
     */
    public static final ClientOptions DEFAULT = new ClientOptions(
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            15,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10));

    /** The same, with another number of attempts. */
    public ClientOptions withMaxAttempts(int number) {
        return new ClientOptions(
                connectTimeout,
                firstRetryDelay,
                maxRetryDelay,
                number,
                keepaliveInterval,
                idleTimeout,
                responseTimeout,
                closeTimeout);
    }
}
