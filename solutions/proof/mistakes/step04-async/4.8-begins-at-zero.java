// Mistake: the time of the last read is 0 until the first read.
// Fails with: [how long an idle connection stayed open] Expecting actual: 
package workshop.async;

class ReadLoop {
    private volatile long lastReadTime;
}
