// Mistake: no line is predicted.
// Fails with: [lines parsed from their beginning, of 100 lines like MSG news.today 1 0] expected: 1L but was: 100L
package workshop.zerocopy;

class HeaderPrediction {
    boolean matches(ByteBuffer bytes, int start) {
        return false;
    }
}
