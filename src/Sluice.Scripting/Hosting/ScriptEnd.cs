namespace Sluice.Scripting.Hosting;

/// <summary>How running a script came to its end.</summary>
internal enum ScriptEnd
{
    /// <summary>It gave a result.</summary>
    Gave,

    /// <summary>It threw.</summary>
    Threw,

    /// <summary>C# does not take it, or it may not be run.</summary>
    Refused,

    /// <summary>It did not end in time.</summary>
    TooSlow,

    /// <summary>Compiling it did not end in time.</summary>
    CompiledTooSlowly,

    /// <summary>It took more memory than there is for scripts.</summary>
    OutOfMemory,

    /// <summary>The process it ran in ended.</summary>
    Crashed,

    /// <summary>There is no process for it to run in.</summary>
    NotStarted,
}
