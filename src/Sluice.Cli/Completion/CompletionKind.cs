namespace Sluice.Cli.Completion;

/// <summary>What a shell offers where a value is expected.</summary>
internal enum CompletionKind
{
    /// <summary>Nothing: only the user knows it.</summary>
    Nothing,

    /// <summary>One of a few words.</summary>
    Words,

    /// <summary>Files and folders.</summary>
    Files,

    /// <summary>Folders.</summary>
    Folders,

    /// <summary>Folders and compiled policy files.</summary>
    PolicySets,
}
