package workshop.accept;

/** How many connections are being served, and how many may be. */
final class Places {

    private final int limit;
    private int taken;

    Places(int limit) {
        this.limit = limit;
    }

    synchronized void enter() {
        taken++;
    }

    synchronized void leave() {
        taken--;
        notifyAll();
    }

    synchronized void waitForOne() {
        boolean interrupted = false;
        while (taken == limit) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
