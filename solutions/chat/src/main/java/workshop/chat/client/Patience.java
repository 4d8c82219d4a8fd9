package workshop.chat.client;

import java.time.Duration;

/**
 * How long a client waits for what.
 *
 * @param connect for the server to answer
 * @param firstPause the most that the first pause between two attempts to connect may be; then twice as much each time
 * @param longestPause the most that any pause may be
 * @param attempts how many to make before giving up, 1 or more
 * @param keepalive how often to send a keepalive
 * @param silence how long the server may say nothing, not even a keepalive, before the connection counts as lost
 * @param answer how long the server may take to tell who is here, before the user is told that it does not
 * @param goodbye for the server to end its half when we have ended ours
 */
public record Patience(
        Duration connect,
        Duration firstPause,
        Duration longestPause,
        int attempts,
        Duration keepalive,
        Duration silence,
        Duration answer,
        Duration goodbye) {

    /**
     * A keepalive every 5 seconds, as often as TcpChat while it says nothing; mostly two to three minutes of pauses until
     * giving up.
     */
    public static final Patience DEFAULT = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            15,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1));

    /** The same, with another number of attempts. */
    public Patience withAttempts(int number) {
        return new Patience(connect, firstPause, longestPause, number, keepalive, silence, answer, goodbye);
    }
}
