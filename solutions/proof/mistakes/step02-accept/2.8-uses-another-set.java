// Mistake: puts another set in place of the given one. It must not change during a loop over it.
// Fails with: stop threw java.util.ConcurrentModificationException
package workshop.accept;

import java.util.Collections;
import java.util.HashSet;

class Server {
    private final Set<SocketChannel> inService = Collections.synchronizedSet(new HashSet<>());
}
