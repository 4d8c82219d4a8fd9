// Mistake: converts a grace that is more than a long can hold, when the listener is closed already.
// Fails with: but it failed: java.lang.ArithmeticException
package workshop.accept;

class Server {
    private boolean finishedWithin(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            if (!accepting.join(limit)) {
                return false;
            }
            CompletableFuture.allOf(inService.values().toArray(CompletableFuture<?>[]::new))
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError("these futures only ever complete", e);
        }
    }
}
