using System.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Dev;

using var console = new SystemConsole();
return new DevApp(console, Environment.CurrentDirectory, Start).Run(args);

// With the streams of this process.
static int Start(ProcessStartInfo program)
{
    using var process = Process.Start(program)!;
    process.WaitForExit();
    return process.ExitCode;
}
