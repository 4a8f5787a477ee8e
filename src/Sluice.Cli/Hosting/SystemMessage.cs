namespace Sluice.Cli.Hosting;

/// <summary>Why the system refused, in words that hold no absolute path.</summary>
internal static class SystemMessage
{
    // What Linux and macOS call EROFS, EISDIR, ENOTDIR and ENOSPC; .NET hands the numbers on.
    private const int ReadOnly = 30;
    private const int IsADirectory = 21;
    private const int NotADirectory = 20;
    private const int NoSpace = 28;

    /// <summary>Whether the exception is the system's refusal rather than a mistake of ours.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception
            is IOException
                or UnauthorizedAccessException
                or System.Security.SecurityException
                or NotSupportedException
                or ArgumentException;

    /// <summary>The words.</summary>
    public static string Of(Exception exception) =>
        exception switch
        {
            SpecialFileException special => special.Message,
            UnauthorizedAccessException or System.Security.SecurityException => "access is denied",
            FileNotFoundException or DirectoryNotFoundException => "it is not there",
            PathTooLongException => "the path is too long",
            ArgumentException or NotSupportedException => "the path is not valid",
            IOException { HResult: ReadOnly } => "the file system is read-only",
            IOException { HResult: IsADirectory } => "it is a folder",
            IOException { HResult: NotADirectory } => "a part of its path is no folder",
            IOException { HResult: NoSpace } => "the disk is full",
            _ => "the system reports an error",
        };
}
