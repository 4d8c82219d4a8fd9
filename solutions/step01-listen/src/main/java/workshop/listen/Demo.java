package workshop.listen;

import java.io.IOException;

/** Listens and waits, so that there is something to look at from outside. */
public final class Demo {

    private Demo() {}

    /** Listens on loopback until Ctrl-C, on port 33333 or on the system property {@code port}. */
    public static void main(String[] args) throws InterruptedException {
        try (Listener listener = Listener.onLoopback(port())) {
            explain(listener.port());
            Thread.currentThread().join();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (UnsupportedOperationException e) {
            System.err.println("Not there yet. " + e.getMessage() + " → docs/step01-listen.md");
            System.exit(1);
        }
    }

    private static int port() {
        return Integer.parseInt(System.getProperty("port", "33333"));
    }

    private static void explain(int port) {
        System.out.printf("""
                Listening on 127.0.0.1:%1$d, a %2$s port. Nobody accepts: that is step 2.

                See it from another terminal:
                  Linux    ss -ltn 'sport = :%1$d'        (Send-Q is the backlog, Recv-Q who waits in it)
                  macOS    lsof -nP -iTCP:%1$d
                  Windows  netstat -ano | findstr :%1$d
                Connect, type something, and look again:
                  nc 127.0.0.1 %1$d

                Ctrl-C ends it.
                """, port, PortRange.of(port));
    }
}
