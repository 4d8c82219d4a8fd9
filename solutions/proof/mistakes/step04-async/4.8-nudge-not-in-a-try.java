// Mistake: what the nudge throws ends the watch, and nobody is told.
// Fails with: waited for the end of a connection whose nudge threw, and it did not come
package workshop.async;

class AsyncConnection {
    class SilenceWatch {
        private void ask() {
            nudge.run();
        }
    }
}
