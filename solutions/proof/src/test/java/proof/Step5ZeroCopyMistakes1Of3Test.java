package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 1 of 3")
class Step5ZeroCopyMistakes1Of3Test extends MistakesProof {

    Step5ZeroCopyMistakes1Of3Test() {
        super("step05-zero-copy", 1, 3);
    }
}
