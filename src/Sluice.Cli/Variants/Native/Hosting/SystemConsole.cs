namespace Sluice.Cli.Hosting;

/// <content>Standard streams straight from the system, where that is one of the POSIX family.</content>
internal sealed partial class SystemConsole
{
    private static partial Stream Open(int descriptor) =>
        !OperatingSystem.IsWindows() ? new StandardStream(descriptor)
        : descriptor == 1 ? Console.OpenStandardOutput()
        : Console.OpenStandardError();
}
