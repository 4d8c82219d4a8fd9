// Mistake: what the ping throws is logged, and the monitor goes on.
// Fails with: [the reason for closing a connection whose ping threw an Error] Expecting actual:
package workshop.async;

class IdleMonitor {
    public void run() {
        try {
            check();
        } catch (Throwable e) {
            System.getLogger("idle").log(System.Logger.Level.DEBUG, "the check failed", e);
        }
    }
}
