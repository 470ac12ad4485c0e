import CTerminal

/// How much memory a program holds that is open all day.
public enum Footprint {
    /// Lets the threads share two heaps: each would else keep free memory of its own. Before there are threads.
    public static func shareHeaps() {
        ct_share_heaps()
    }

    /// Gives back free memory, and what of the program's own file was read only to start. About a millisecond.
    public static func giveBack() {
        ct_give_back()
    }
}
