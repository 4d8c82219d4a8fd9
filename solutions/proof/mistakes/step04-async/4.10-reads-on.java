// Mistake: a paused connection reads on.
// Fails with: [frames that were received while the connection was paused, of 20] Expecting actual: 
package workshop.async;

class ReadLoop {
    private boolean parksHere() {
        return false;
    }
}
